using System.Collections.Generic;

namespace HaAnalyzers.Analyzers.Generation.Emitting;

/// <summary>Hands out names that collide with nothing the contract brings.</summary>
internal sealed class NameScope(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = [.. taken];

    public string Take(string preferred)
    {
        string name = preferred;
        for (int suffix = 2; !_taken.Add(name); suffix++)
        {
            name = preferred + suffix;
        }

        return name;
    }
}
