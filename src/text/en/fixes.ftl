# How to mend: a sentence for each way, and the steps in each program, one a line. Programs whose
# buttons are in Chinese are told with the words on the buttons.

program-jianying = Jianying (剪映, CapCut)
program-bijian = Bijian (必剪)
program-premiere = Premiere
program-format-factory = Format Factory (格式工厂)
program-phone = The phone's own gallery
program-computer = The computer

fix-shorten = Cut what is not needed until the video is at most { DURATION($max_s) } long, and export it again.
fix-shorten-jianying =
    Open the draft of this video, or make a new one and drag the video onto the timeline.
    Move the playhead to where the cut begins and click Split (分割); split again where it ends.
    Select the part in between and press Delete. Begin with a title or an ending that stands too long.
    The total time under the player must not be more than { DURATION($max_s) }.
    Click Export (导出) at the top right: format mp4, codec H.264, resolution { $height }P.
fix-shorten-bijian =
    Open the draft, or make a new project and import the video.
    Move the playhead to where the cut begins and click Split (分割); split again where it ends.
    Select the part in between, press Delete, and see that the total time is at most { DURATION($max_s) }.
    Click Export (导出) with resolution { $height }P.
fix-shorten-premiere =
    Open the project and cut with the Razor tool (C) at both ends of what is to go.
    Right-click that part and choose Ripple Delete; what follows closes up.
    Mark the end of the sequence with O; it must be at most { DURATION($max_s) } long.
    Choose File > Export > Media, format H.264, range Source In/Out.
fix-shorten-format-factory =
    Under Video (视频) click →MP4 and add this video.
    Select it in the list and click Clip (剪辑; Option or 截取片段 in older versions).
    Set start and end so that they are at most { DURATION($max_s) } apart, and confirm.
    Click Start (开始), then hand in the new file.
fix-shorten-phone =
    Open the video in the gallery and tap Edit.
    Drag the left or right end of the strip to take away the beginning or the end.
    Tap Done and save it as a new video.
    The gallery cuts only the ends. To cut in the middle use Jianying or Bijian on the phone.

fix-convert = Convert the video to MP4. Renaming the file does not help.
fix-convert-jianying =
    Make a new draft and drag the video onto the timeline.
    Click Export (导出) at the top right: format mp4, codec H.264, resolution { $height }P.
    If Jianying cannot open this kind of video, convert it with Format Factory first.
fix-convert-bijian =
    Make a new project, import the video and drag it onto the timeline.
    Click Export (导出) with resolution { $height }P. What comes out is MP4.
fix-convert-premiere =
    Import the video and make a new sequence from it.
    Choose File > Export > Media, format H.264 (the file then ends in .mp4).
    Choose the preset Match Source - High Bitrate and click Export.
fix-convert-format-factory =
    Under Video (视频) click →MP4 and add this video.
    Click Output Setting (输出配置): video codec AVC (H264), screen size { $width }x{ $height }, and confirm.
    Click Start (开始), then hand in the new file.
fix-convert-phone =
    The gallery cannot convert. Open the video in Jianying or Bijian on the phone.
    Tap the resolution at the top right, choose { $height }P, then tap Export (导出).
    What an iPhone saves to its gallery is still a MOV: move it to a computer and convert it with Jianying or Format Factory.

fix-reencode = Export the video once more from an editor, with H.264 for the picture and AAC for the sound.
fix-reencode-jianying =
    Open the draft, or make a new one and drag the video onto the timeline.
    Click Export (导出) at the top right: format mp4, codec H.264 (not HEVC or AV1), resolution { $height }P.
    If there is a choice of HDR or colour space (智能 HDR, 色彩空间), choose SDR.
fix-reencode-bijian =
    Open the draft, or make a new project and import the video.
    Click Export (导出) with resolution { $height }P; if there is a choice of codec, H.264.
fix-reencode-premiere =
    Choose File > Export > Media, format H.264, not HEVC (H.265).
    Under Video set the field order to Progressive, the pixel aspect to Square Pixels (1.0) and the profile to High.
    Under Audio set the format to AAC and the sample rate to 48000 Hz, and click Export.
fix-reencode-format-factory =
    Under Video (视频) click →MP4 and add this video.
    Click Output Setting (输出配置): video codec AVC (H264), audio codec AAC, and confirm.
    Click Start (开始), then hand in the new file.
fix-reencode-phone =
    On an iPhone, before recording, choose Settings > Camera > Formats > Most Compatible.
    On Android, before recording, switch off high-efficiency video (H.265/HEVC) and HDR video in the camera's settings.
    What is recorded already can be exported again with Jianying or Bijian on the phone.

fix-rename = Change the end of the file's name to .mp4. The content stays as it is.
fix-rename-computer =
    In Windows open the folder of the video, click View, then Show, and tick File name extensions.
    Right-click the video, choose Rename, change the last dot and what follows it to .mp4, and press Enter.
    When Windows warns that the file might become unusable, click Yes.
    On a Mac select the file, press Enter, change the end and choose Use .mp4.
fix-rename-phone =
    Press the video long in the file manager, choose Rename, and change the end to .mp4.

fix-copy-again = Copy the file again from where it came; if that does not help, export it again from the editor.
fix-copy-again-computer =
    Copy the video again from the first computer, the phone or the USB drive, and wait for the end before pulling it out.
    If it came by a cloud drive or a chat, download it again and compare its size with that of the original.
    Play it, go to its end, and see whether it plays to the end.
fix-copy-again-jianying =
    Open the draft and click Export (导出) once more. Do not close the program before it says that it is finished.

fix-pick-video = Please choose the finished video that the editor has exported.
fix-pick-video-jianying =
    A draft of Jianying is not a video. Open it, click Export (导出) at the top right and choose mp4.
    Afterwards click Open folder (打开文件夹) and choose the file that ends in .mp4.
fix-pick-video-premiere =
    A file that ends in .prproj is a project, not a video. Open it, choose File > Export > Media, format H.264.
fix-pick-video-computer =
    Unpack an archive first, then choose the video inside.
    Make a presentation into an MP4 video with File > Export > Create a Video.
    Pieces saved from the web cannot be used alone: take what the editor has exported.

fix-make-landscape = Make the picture landscape ({ $width }×{ $height }).
fix-make-landscape-jianying =
    Open the draft, click Ratio (比例) at the lower right of the player and choose 16:9.
    If the picture lies on its side, select the video and set its rotation to 90° or 270° under Picture (画面).
    What was recorded upright gets black edges: enlarge it, or add a blurred background (背景). Best of all, record it again with the phone held sideways.
    Export (导出) with resolution { $height }P and format mp4.
fix-make-landscape-bijian =
    Open the draft and set the picture's ratio to 16:9.
    If the picture lies on its side, select the video and turn it with Rotate (旋转).
    Export (导出) with resolution { $height }P.
fix-make-landscape-premiere =
    Choose Sequence > Sequence Settings and set the frame size to { $width } × { $height }.
    Select the video and set rotation and scale under Effect Controls > Motion until it stands upright and fills the frame.
    Choose File > Export > Media, format H.264, and see that it says { $width } wide and { $height } high.
fix-make-landscape-format-factory =
    Under Video (视频) click →MP4 and add this video.
    Click Output Setting (输出配置), choose 90 or 270 degrees under Rotate (旋转), screen size { $width }x{ $height }, and confirm.
    Click Start (开始), then see whether the picture stands upright.
fix-make-landscape-phone =
    A video recorded sideways that lies on its side: tap Edit in the gallery, then Crop and rotate, turn it upright and save.
    A video recorded upright cannot be turned into a full landscape picture: record it again with the phone held sideways.

fix-resize = Export it again in { $width }×{ $height } pixels.
fix-resize-jianying =
    Open the draft, click Ratio (比例) at the lower right of the player and choose 16:9. If there are black edges, select the video and enlarge it until it fills the frame.
    Click Export (导出) at the top right: resolution { $height }P, format mp4, codec H.264.
    A small original looks soft when it is enlarged: use a sharper one where there is one.
fix-resize-bijian =
    Open the draft, set the picture's ratio to 16:9 and let it fill the frame.
    Click Export (导出) with resolution { $height }P.
fix-resize-premiere =
    Choose Sequence > Sequence Settings, frame size { $width } × { $height }, pixel aspect Square Pixels (1.0).
    Right-click the video and choose Set to Frame Size, so that it fills the frame.
    Choose File > Export > Media, format H.264, untick Match Source, and see that it says { $width } wide, { $height } high, Square Pixels (1.0).
fix-resize-format-factory =
    Under Video (视频) click →MP4 and add this video.
    Click Output Setting (输出配置): screen size { $width }x{ $height } (type it if it is not listed), video codec AVC (H264), and confirm.
    Click Start (开始), then hand in the new file.
fix-resize-phone =
    Before recording, set the video resolution to { $height }p in the camera's settings and hold the phone sideways.
    The gallery cannot change the size of what is recorded: use Jianying or Bijian on the phone, ratio 16:9, export in { $height }P.

fix-sharpen = If the picture is not clear, export it again from a clear original at a higher bit rate.
fix-sharpen-jianying =
    Use the original of the phone or camera, not one that was sent through a chat, which compresses it.
    Click Export (导出) at the top right: resolution { $height }P, bit rate Higher (更高).
fix-sharpen-bijian =
    Use the original, click Export (导出): resolution { $height }P, bit rate High (高).
fix-sharpen-premiere =
    Use the original; File > Export > Media, format H.264, target bit rate 10 to 16 Mbps.
fix-sharpen-format-factory =
    Converting never makes a picture sharper. Start from the original, and choose high quality under Output Setting (输出配置).
fix-sharpen-phone =
    When you record again: clean the lens, put the phone on a stand, let the light come from the front, and tap the face to focus.
    Move the video to the computer by cable, or send it as an original file.

fix-add-sound = Give the video sound and export it again.
fix-add-sound-jianying =
    Open the draft, see whether the loudspeaker at the left of the timeline is off, and click it.
    Select the video and see under Audio (音频) whether its volume is down. If the sound was recorded apart, drag it onto the timeline and align it.
    Click Export (导出) at the top right, and play what comes out before handing it in.
fix-add-sound-bijian =
    Open the draft and see whether the video's track is muted. If the sound was recorded apart, import and align it.
    Export it again, and play what comes out before handing it in.
fix-add-sound-premiere =
    See whether the M (mute) at the left of the audio track is lit, and click it.
    When exporting, tick Export Audio and choose AAC.
fix-add-sound-format-factory =
    Click Output Setting (输出配置); if Disable audio (关闭音效) says yes, change it to no and convert again.
fix-add-sound-phone =
    Do not cover the microphone. Slow motion and time-lapse have no sound: record again with ordinary video.

fix-clear-sound = If the sound is too low, noisy or hard to follow, mend it before exporting.
fix-clear-sound-jianying =
    Select the video and tick noise reduction (音频降噪) and voice enhancement (人声增强; 响度统一 in some versions) under Audio (音频).
    Turn the volume up until the loudest part is just not distorted. Turn music down so that it does not cover the voice.
    Export it again and listen from the beginning with headphones.
fix-clear-sound-bijian =
    Select the video, turn its volume up and noise reduction (降噪) on; turn music down.
    Export it again and listen from the beginning with headphones.
fix-clear-sound-premiere =
    In Essential Sound mark the voice as Dialogue, click Auto-Match for loudness and turn on Reduce Noise.
    Mark music as Music and turn on Ducking. Export it again and listen with headphones.
fix-clear-sound-phone =
    When you record again: stay close to the microphone, use a clip-on one, switch off fans, and avoid large empty rooms.

fix-add-title-card = If it is not shown ({ $what }) at the beginning, put it there for three to five seconds.
fix-add-title-card-jianying =
    Move the playhead to the very beginning, click Text (文本) at the top and choose a plain text or a title template.
    Write { $what } in large letters and let it stand for three to five seconds.
    Click Export (导出) at the top right.
fix-add-title-card-bijian =
    Move the playhead to the very beginning, click Text (文字), add a title with { $what }, and let it stand for three to five seconds.
    Export it again.
fix-add-title-card-premiere =
    At the beginning of the timeline write { $what } with the Type tool (T) and let it stand for three to five seconds.
    Export it again.
fix-add-title-card-phone =
    The gallery cannot add text: use Jianying or Bijian on the phone, tap Text (文字 → 新建文本) at the beginning and write { $what }.

fix-add-label = If it is not shown ({ $what }), add it as a caption for at least three seconds.
fix-add-label-jianying =
    Move the playhead to where it is to be shown, click Text (文本) at the top and choose a plain text or a name-label template.
    Write { $what }, put it low in the picture for at least three seconds; the title card may carry them as well.
    Click Export (导出) at the top right.
fix-add-label-bijian =
    Move the playhead to where it is to be shown, click Text (文字), and write { $what } for at least three seconds.
    Export it again.
fix-add-label-premiere =
    Where it is to be shown write { $what } with the Type tool (T) and let it stand for at least three seconds.
    Export it again.
fix-add-label-phone =
    The gallery cannot add text: use Jianying or Bijian on the phone, tap Text (文字 → 新建文本), and write { $what }.

fix-lengthen = It is too short. Add content until it is at least { DURATION($min_s) } long, and export it again. Slowing it down or longer cards do not usually count.
fix-lengthen-jianying =
    Open the project and drag what was recorded besides to the timeline.
    The total under the player must be at least { DURATION($min_s) }.
    Click Export (导出) at the top right.
fix-lengthen-premiere =
    Add what was recorded besides until the sequence lasts at least { DURATION($min_s) }.
    Choose File → Export → Media, format H.264.

fix-fit = Cut or add content until the duration is as demanded ({ $demand }), and export it again.
fix-fit-jianying =
    Open the project, cut what is not needed or add what is missing.
    The total under the player must be as demanded: { $demand }.
    Click Export (导出) at the top right.
fix-fit-premiere =
    Change the content until the sequence lasts as demanded: { $demand }.
    Choose File → Export → Media, format H.264.

fix-clear-metadata = Remove these properties from the file, and check it again.
fix-clear-metadata-computer =
    In Windows right-click the video, choose Properties and open Details.
    Click Remove Properties and Personal Information, choose to create a copy with all possible properties removed, and click OK.
    Come back to this page and choose the copy; if they are still there, export the video again as told below.
fix-clear-metadata-jianying =
    Import the video into Jianying, change nothing and click Export (导出). The new file usually no longer has them.
fix-clear-metadata-phone =
    Before recording again, switch the location off in the settings of the camera.

fix-rename-as = Rename the file as the notice demands; the content stays as it is.
fix-rename-as-computer =
    Right-click the file and choose Rename.
    Write the name as the notice demands, leave the extension, press Enter.
    Come back to this page and choose the renamed file.

fix-make-portrait = Make the picture as demanded: { $demand }.
fix-make-portrait-jianying =
    Open the project, click Ratio (比例) under the player and choose 9:16 or what the notice demands.
    Move and scale the picture so that all that matters is in it.
    Click Export (导出) at the top right.
fix-make-portrait-premiere =
    In Sequence → Sequence Settings change the frame size to the orientation demanded.
    Scale and move the picture in Effect Controls, and export it again.

fix-reframe = Change the shape of the picture to what is demanded ({ $demand }), without stretching it.
fix-reframe-jianying =
    Open the project, click Ratio (比例) under the player and choose what is demanded.
    Move and scale the picture so that all that matters is in it and no bars are left.
    Click Export (导出) at the top right.
fix-reframe-premiere =
    In Sequence → Sequence Settings change the frame size to the shape demanded.
    Scale and move the picture in Effect Controls, and export it again.

fix-record-larger = Export it with more pixels; if the recording itself has too few, record it anew.
fix-record-larger-jianying =
    Open the project and look at the size of the recording.
    If it is large enough, click Export (导出) with { $height }P or more.
    If not, record it anew with { $height }P or more.
fix-record-larger-premiere =
    In Sequence → Sequence Settings see whether the frame size is at least { $width }×{ $height }.
    If the recording is large enough, export it in { $width }×{ $height }; if not, record it anew.

fix-make-smaller = Export it with a lower bit rate, so that the file becomes smaller.
fix-make-smaller-jianying =
    Open the project and click Export (导出) at the top right.
    Set the bit rate (码率) to a lower figure, export, and look at the size of the file.
    If it is still too large, lower it again.
fix-make-smaller-premiere =
    Choose File → Export → Media, format H.264.
    Lower the target bit rate until the estimated file size fits, and export.
fix-make-smaller-format-factory =
    Under Video click →MP4 and add the file.
    In Output Setting (输出配置) lower the video bit rate, and start.

fix-make-larger = Export it with a higher bit rate, for a clearer picture and a larger file.
fix-make-larger-jianying =
    Open the project and click Export (导出) at the top right.
    Set the bit rate (码率) to a higher figure, export, and look at the size of the file.
fix-make-larger-premiere =
    Choose File → Export → Media, format H.264.
    Raise the target bit rate until the estimated file size fits, and export.

fix-export-finer = Export it with a higher bit rate: { $demand }.
fix-export-finer-jianying =
    Open the project and click Export (导出) at the top right.
    Set the bit rate (码率) as demanded: { $demand }.
fix-export-finer-premiere =
    Choose File → Export → Media, format H.264.
    Set the target bit rate as demanded: { $demand }.

fix-export-at-rate = Export it with the frame rate demanded ({ $demand }).
fix-export-at-rate-jianying =
    Open the project and click Export (导出) at the top right.
    Set the frame rate (帧率) to what is demanded.
fix-export-at-rate-premiere =
    Choose File → Export → Media, format H.264.
    Set the frame rate to what is demanded.

fix-export-as-asked = Export it with the settings demanded ({ $demand }).
fix-export-as-asked-jianying =
    Open the project, click Export (导出) at the top right and set everything as demanded: { $demand }.
    What cannot be set there can be in Premiere or Format Factory.
fix-export-as-asked-premiere =
    Choose File → Export → Media and set video and audio as demanded: { $demand }.
fix-export-as-asked-format-factory =
    Add the file under Video, set everything in Output Setting (输出配置) as demanded: { $demand }, and start.

fix-remove-from-picture = Take out of the picture what is not allowed ({ $demand }), and export it again.
fix-remove-from-picture-jianying =
    Open the project and delete the text, sticker or clip; Jianying's own end card can be selected and deleted.
    What was filmed can be cropped away, blurred, or replaced by another shot.
    Click Export (导出) at the top right.
fix-remove-from-picture-premiere =
    Delete the caption, graphic or clip; crop away or blur what was filmed.
    Choose File → Export → Media, format H.264.
