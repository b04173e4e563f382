namespace HaAnalyzers;

internal static class UnobservedExceptions
{
    /// <summary>
    /// Takes an exception that must not fail a guarded call to <see cref="TaskScheduler.UnobservedTaskException"/>, where an application
    /// looks for what it failed to catch: it is held by a faulted task that nobody awaits.
    /// </summary>
    public static void Report(Exception exception) => _ = Task.FromException(exception);
}
