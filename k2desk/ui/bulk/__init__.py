"""*Many at once*: the form, its preview, and the progress of the creation; and the plan that takes tests to Live."""
