namespace HaAnalyzers.Extensions.Tests.Contracts;

[NonCritical("less without it", ConsecutiveFailures = 1, BreakDurationMilliseconds = 5_000, MaxBreakDurationMilliseconds = 5_000)]
public interface IMethodKinds
{
    [FallbackMethod(typeof(Substitutes), nameof(Substitutes.Name))]
    string? Name { get; }

    [FallbackMethod(typeof(Substitutes), nameof(Substitutes.Send))]
    void Send(int id, CancellationToken cancellationToken);

    [FallbackMethod(typeof(Substitutes), nameof(Substitutes.Find))]
    string? Find(int id, CancellationToken cancellationToken);

    [FallbackMethod(typeof(Substitutes), nameof(Substitutes.SendAsync))]
    Task SendAsync(int id, CancellationToken cancellationToken);

    [FallbackMethod(typeof(Substitutes), nameof(Substitutes.FindAsync))]
    Task<string?> FindAsync(int id, CancellationToken cancellationToken);

    [FallbackMethod(typeof(Substitutes), nameof(Substitutes.SendValueAsync))]
    ValueTask SendValueAsync(int id, CancellationToken cancellationToken);

    [FallbackMethod(typeof(Substitutes), nameof(Substitutes.FindValueAsync))]
    ValueTask<string?> FindValueAsync(int id, CancellationToken cancellationToken);
}
