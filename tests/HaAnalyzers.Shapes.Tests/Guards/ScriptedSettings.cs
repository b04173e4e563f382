using HaAnalyzers.Shapes.Tests.Contracts;

namespace HaAnalyzers.Shapes.Tests.Guards;

/// <summary>Settings that work until they are told to fail.</summary>
internal sealed class ScriptedSettings : ISettings
{
    private int _limit = 1;

    public event EventHandler? Changed;

    public bool Fails { get; set; }

    public int Disposals { get; private set; }

    public int Limit { get => Answer(_limit); set => _limit = Answer(value); }

    public int Strict { get => Answer(3); set => Answer(value); }

    public int Origin { get => Answer(4); init => Answer(value); }

    public int Doubled => Answer(99);

    public string this[string name, int version] => Answer(name + version);

    public IEnumerable<int> Sizes()
    {
        yield return 1;
        yield return Answer(2);
    }

    public void Raise() => Changed?.Invoke(this, EventArgs.Empty);

    public void Dispose() => Disposals++;

    public ValueTask DisposeAsync()
    {
        Disposals++;
        return default;
    }

    private T Answer<T>(T value) => Fails ? throw new InvalidOperationException("down") : value;
}
