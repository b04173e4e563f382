namespace HaAnalyzers;

/// <summary>Collects the sentences about option values that are out of range.</summary>
internal sealed class OptionProblems
{
    private readonly List<string> _sentences = [];

    public bool Check(OptionRange range, TimeSpan value) => Check(range, value.TotalMilliseconds);

    public bool Check(OptionRange range, double value)
    {
        bool inside = range.Contains(value);
        if (!inside)
        {
            Add(FormattableString.Invariant($"{range.Name} is {value}; allowed is {range}."));
        }

        return inside;
    }

    public void Add(string sentence) => _sentences.Add(sentence);

    public string[] ToArray() => [.. _sentences];

    public static void ThrowIfAny(string subject, IReadOnlyList<string> problems, string parameterName)
    {
        if (problems.Count > 0)
        {
            throw new ArgumentException($"The options of {subject} are invalid: {string.Join(" ", problems)}", parameterName);
        }
    }
}
