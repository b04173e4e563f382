namespace HaAnalyzers.Tests.Support;

/// <summary>What calls allocate on their own thread.</summary>
internal static class Allocations
{
    private const int Calls = 1_000;
    private const int Measurements = 3;

    /// <summary>
    /// A thousand calls allocate nothing. What the runtime allocates once on their thread, while it compiles their code again for instance, is
    /// in one measurement and not in the next; what a call allocates is in all of them.
    /// </summary>
    public static void AssertNone(Action call)
    {
        Measure(call);
        Assert.Contains(0, Enumerable.Range(0, Measurements).Select(_ => Measure(call)).ToArray());
    }

    private static long Measure(Action call)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Calls; i++)
        {
            call();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
