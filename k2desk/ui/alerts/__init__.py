"""Events: what arrived on this computer, each as one sentence."""
