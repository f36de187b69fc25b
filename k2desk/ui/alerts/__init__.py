"""The page *Events*: the alerts that arrived on this computer, each as one sentence."""
