using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Interleaving.Tests;

/// <summary>
/// Runs a few operations on threads of their own, one step at a time, in every possible order. A step ends at a
/// <see cref="SchedulePoint"/>. What the runtime hands to the thread pool is an operation too.
/// </summary>
/// <remarks>
/// Where the orders are too many, only those are run in which at most a given number of operations is interrupted in favour of another one:
/// most races need one interruption or two (Musuvathi and Qadeer, "Iterative Context Bounding", 2007). Memory is sequentially consistent
/// here: an order that only a missing fence allows is not among them.
/// </remarks>
internal static class Interleavings
{
    /// <summary>Builds and runs the operations once per schedule; returns the number of schedules.</summary>
    /// <param name="build">Prepares one run.</param>
    /// <param name="maxInterruptions">How often an operation that could go on is interrupted at most.</param>
    public static int RunAll(Func<FakeTimeProvider, Scenario> build, int maxInterruptions = int.MaxValue)
    {
        int count = 0;
        var unexplored = new Stack<int[]>();
        unexplored.Push([]);
        using var threads = new OperationThreads();
        while (unexplored.TryPop(out int[]? prefix))
        {
            count++;
            var clock = new FakeTimeProvider();
            Scenario scenario = build(clock);
            var schedule = new Schedule(prefix, maxInterruptions, unexplored);
            threads.Run(scenario.Operations, schedule);
            try
            {
                scenario.Check(schedule.ToString());
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"After {schedule}", exception);
            }
        }

        return count;
    }

    /// <param name="Operations">What happens at once; an operation may have to wait for its condition before it begins.</param>
    /// <param name="Check">What must be so in the end; gets the schedule.</param>
    internal sealed record Scenario(Operation[] Operations, Action<string> Check)
    {
        public Scenario(Action[] operations, Action<string> check)
            : this([.. operations.Select(body => new Operation(body))], check)
        {
        }
    }

    internal sealed record Operation(Action Body, Func<bool>? CanBegin = null);
}
