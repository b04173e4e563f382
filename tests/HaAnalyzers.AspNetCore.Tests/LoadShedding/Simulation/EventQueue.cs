namespace HaAnalyzers.AspNetCore.Tests.LoadShedding.Simulation;

/// <summary>What happens, in the order of time, and of its planning where times are equal.</summary>
internal sealed class EventQueue
{
    private readonly PriorityQueue<Action, (TimeSpan At, long Number)> _events = new();
    private long _number;

    public VirtualTime Time { get; } = new();

    public void Plan(TimeSpan delay, Action action) => _events.Enqueue(action, (Time.Now + delay, _number++));

    public void RunUntil(TimeSpan end)
    {
        while (_events.TryPeek(out Action? action, out (TimeSpan At, long Number) due) && due.At < end)
        {
            _events.Dequeue();
            Time.Now = due.At;
            action();
        }

        Time.Now = end;
    }
}
