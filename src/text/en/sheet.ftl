# The submission sheet.
