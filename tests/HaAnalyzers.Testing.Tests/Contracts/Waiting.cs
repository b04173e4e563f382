namespace HaAnalyzers.Testing.Tests.Contracts;

/// <summary>Waits for what happens on another thread; the limit decides only how long a failing test takes.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static Task WaitForCallsAsync(this FaultyShelf shelf, int calls) => UntilAsync(() => shelf.Calls >= calls);

    public static Task WaitForTimersAsync(this FakeTime time, int timers) => UntilAsync(() => time.Timers >= timers);

    private static async Task UntilAsync(Func<bool> condition)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Limit, "It did not happen.");
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }
}
