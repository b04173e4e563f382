namespace HaAnalyzers.Guarding;

/// <summary>Stands for the task that a dependency should have returned.</summary>
internal static class NullTask
{
    public static Task<T> Of<T>() =>
        Task.FromException<T>(new InvalidOperationException("The dependency returned null instead of a task."));
}
