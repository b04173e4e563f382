namespace HaAnalyzers.Extensions.Tests.Contracts;

/// <summary>One member of every kind that a guard knows.</summary>
public interface IKinds
{
    string? Name { get; }

    void Send(int id, CancellationToken cancellationToken);

    string? Find(int id, CancellationToken cancellationToken);

    Task SendAsync(int id, CancellationToken cancellationToken);

    Task<string?> FindAsync(int id, CancellationToken cancellationToken);

    ValueTask SendValueAsync(int id, CancellationToken cancellationToken);

    ValueTask<string?> FindValueAsync(int id, CancellationToken cancellationToken);
}
