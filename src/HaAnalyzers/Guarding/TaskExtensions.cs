namespace HaAnalyzers.Guarding;

internal static class TaskExtensions
{
    /// <summary>
    /// What awaiting a faulted task would throw, at a fraction of the cost, and marked as observed. A cancelled task keeps its exception
    /// to itself until it is awaited.
    /// </summary>
    public static Exception? FailureWithoutThrowing(this Task? task) =>
        task is { IsFaulted: true } ? task.Exception!.InnerExceptions[0] : null;
}
