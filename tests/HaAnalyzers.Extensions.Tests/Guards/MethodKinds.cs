using HaAnalyzers.Extensions.Tests.Contracts;

namespace HaAnalyzers.Extensions.Tests.Guards;

/// <summary>Lets the tests call <see cref="IMethodKinds"/> like the others.</summary>
internal sealed class MethodKinds(IMethodKinds guard) : IKinds
{
    public string? Name => guard.Name;

    public void Send(int id, CancellationToken cancellationToken) => guard.Send(id, cancellationToken);

    public string? Find(int id, CancellationToken cancellationToken) => guard.Find(id, cancellationToken);

    public Task SendAsync(int id, CancellationToken cancellationToken) => guard.SendAsync(id, cancellationToken);

    public Task<string?> FindAsync(int id, CancellationToken cancellationToken) => guard.FindAsync(id, cancellationToken);

    public ValueTask SendValueAsync(int id, CancellationToken cancellationToken) => guard.SendValueAsync(id, cancellationToken);

    public ValueTask<string?> FindValueAsync(int id, CancellationToken cancellationToken) => guard.FindValueAsync(id, cancellationToken);
}
