namespace HaAnalyzers.Extensions.Tests.Contracts;

[NonCritical("less without it", Fallback = typeof(MirrorReplica))]
public interface IMirror
{
    string Read();
}
