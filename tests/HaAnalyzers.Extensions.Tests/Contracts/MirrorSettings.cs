namespace HaAnalyzers.Extensions.Tests.Contracts;

public sealed class MirrorSettings(string text)
{
    public string Text => text;

    public int DisposedReplicas { get; set; }
}
