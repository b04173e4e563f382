namespace HaAnalyzers.Interleaving.Tests;

/// <summary>One order of steps: follows what is given, then goes on without interruptions and notes the orders it has passed by.</summary>
internal sealed class Schedule(int[] prefix, int maxInterruptions, Stack<int[]> unexplored)
{
    private readonly List<int> _chosen = [];
    private int _interruptions;

    /// <param name="current">Who has just made a step; -1: nobody.</param>
    /// <param name="enabled">Who can make the next one.</param>
    public int Choose(int current, List<int> enabled)
    {
        bool canGoOn = enabled.Contains(current);
        int chosen = canGoOn ? current : enabled[0];
        if (_chosen.Count < prefix.Length)
        {
            chosen = prefix[_chosen.Count];
        }
        else if (!canGoOn || _interruptions < maxInterruptions)
        {
            foreach (int other in enabled)
            {
                if (other != chosen)
                {
                    unexplored.Push([.. _chosen, other]);
                }
            }
        }

        _interruptions += canGoOn && chosen != current ? 1 : 0;
        _chosen.Add(chosen);
        return chosen;
    }

    public override string ToString() => string.Join(" ", _chosen);
}
