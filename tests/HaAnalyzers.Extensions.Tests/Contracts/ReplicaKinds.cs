namespace HaAnalyzers.Extensions.Tests.Contracts;

/// <summary>Another implementation, which answers while the dependency cannot.</summary>
public sealed class ReplicaKinds : IReplicatedKinds
{
    public List<int> Sent { get; } = [];

    public string? Name => "replica";

    public void Send(int id, CancellationToken cancellationToken) => Sent.Add(id);

    public string? Find(int id, CancellationToken cancellationToken) => $"replica {id}";

    public Task SendAsync(int id, CancellationToken cancellationToken)
    {
        Send(id, cancellationToken);
        return Task.CompletedTask;
    }

    public Task<string?> FindAsync(int id, CancellationToken cancellationToken) => Task.FromResult(Find(id, cancellationToken));

    public ValueTask SendValueAsync(int id, CancellationToken cancellationToken) => new(SendAsync(id, cancellationToken));

    public ValueTask<string?> FindValueAsync(int id, CancellationToken cancellationToken) => new(Find(id, cancellationToken));
}
