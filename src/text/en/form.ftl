# The form.
