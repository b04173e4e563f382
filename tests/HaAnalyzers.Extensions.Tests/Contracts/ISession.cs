namespace HaAnalyzers.Extensions.Tests.Contracts;

/// <summary>A contract that is disposable itself, in both ways.</summary>
[NonCritical("less without it")]
public interface ISession : IDisposable, IAsyncDisposable
{
    [DefaultFallback(-1)]
    int Ping();
}
