"""Staff pages (工作台): what needs me now, one tender on one timeline, alerts, docking, rules."""
