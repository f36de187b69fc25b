"""The page *Payments*: the payments as Kopo Kopo has them, and the view for the counter."""
