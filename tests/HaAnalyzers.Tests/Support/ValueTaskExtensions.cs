namespace HaAnalyzers.Tests.Support;

internal static class ValueTaskExtensions
{
    /// <summary>Takes the result of a value task that must have completed.</summary>
    public static T Take<T>(this ValueTask<T> completed)
    {
        Assert.True(completed.IsCompleted);
        return completed.Result;
    }
}
