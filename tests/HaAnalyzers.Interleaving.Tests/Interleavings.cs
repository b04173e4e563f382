using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Interleaving.Tests;

/// <summary>
/// Runs a few operations on threads of their own, one step at a time, in every possible order. A step ends at a
/// <see cref="SchedulePoint"/>.
/// </summary>
internal static class Interleavings
{
    /// <summary>Builds and runs the operations once per schedule; returns the number of schedules.</summary>
    public static int RunAll(Func<FakeTimeProvider, Scenario> build)
    {
        int count = 0;
        var unexplored = new Stack<int[]>();
        unexplored.Push([]);
        while (unexplored.TryPop(out int[]? prefix))
        {
            count++;
            Run(build, prefix, unexplored);
        }

        return count;
    }

    private static void Run(Func<FakeTimeProvider, Scenario> build, int[] prefix, Stack<int[]> unexplored)
    {
        var clock = new FakeTimeProvider();
        Scenario scenario = build(clock);
        Operation[] operations = [.. scenario.Operations.Select(body => new Operation(body))];
        var schedule = new List<int>();
        while (true)
        {
            int[] runnable = [.. Enumerable.Range(0, operations.Length).Where(i => !operations[i].HasEnded)];
            if (runnable.Length == 0)
            {
                break;
            }

            int chosen = runnable[0];
            if (schedule.Count < prefix.Length)
            {
                chosen = prefix[schedule.Count];
            }
            else
            {
                foreach (int other in runnable[1..])
                {
                    unexplored.Push([.. schedule, other]);
                }
            }

            schedule.Add(chosen);
            operations[chosen].Step();
        }

        Array.ForEach(operations, operation => operation.Dispose());
        scenario.Check(string.Join(" ", schedule));
    }

    internal sealed record Scenario(Action[] Operations, Action<string> Check);

    private sealed class Operation : IDisposable
    {
        private readonly SemaphoreSlim _go = new(0);
        private readonly SemaphoreSlim _stopped = new(0);
        private readonly Thread _thread;
        private Exception? _failure;

        public Operation(Action body) => _thread = new Thread(() =>
        {
            _go.Wait();
            SchedulePoint.Pause = Pause;
            try
            {
                body();
            }
            catch (Exception exception)
            {
                _failure = exception;
            }

            HasEnded = true;
            _stopped.Release();
        });

        public bool HasEnded { get; private set; }

        public void Step()
        {
            if (_thread.ThreadState.HasFlag(ThreadState.Unstarted))
            {
                _thread.Start();
            }

            _go.Release();
            _stopped.Wait();
            if (_failure is not null)
            {
                throw new InvalidOperationException("An operation failed.", _failure);
            }
        }

        public void Dispose()
        {
            _thread.Join();
            _go.Dispose();
            _stopped.Dispose();
        }

        private void Pause()
        {
            _stopped.Release();
            _go.Wait();
        }
    }
}
