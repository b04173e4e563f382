namespace HaAnalyzers.Telemetry;

/// <summary>Where the exceptions of those go who only watch.</summary>
internal static class ObserverFailure
{
    /// <summary>
    /// A guarded call must not fail because somebody watches it. A faulted task that nobody awaits takes the exception to
    /// <see cref="TaskScheduler.UnobservedTaskException"/>, where an application looks for what it failed to catch.
    /// </summary>
    public static void Report(Exception exception) => _ = Task.FromException(exception);
}
