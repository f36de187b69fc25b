"""The page *Alerts*: the alerts that arrived on this computer, each as one sentence."""
