"""监测: statutory checks, deadlines, findings and alerts. Suspicion, never guilt."""
