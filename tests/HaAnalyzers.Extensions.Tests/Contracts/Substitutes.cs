namespace HaAnalyzers.Extensions.Tests.Contracts;

/// <summary>What answers for <see cref="IMethodKinds"/>; counts what was sent in the current flow.</summary>
internal static class Substitutes
{
    private static readonly AsyncLocal<List<int>?> Current = new();

    public static List<int> Observe() => Current.Value = [];

    public static string? Name() => "method";

    public static void Send(int id, CancellationToken cancellationToken) => Current.Value!.Add(id);

    public static string? Find(int id, CancellationToken cancellationToken) => $"method {id}";

    public static Task SendAsync(int id, CancellationToken cancellationToken)
    {
        Send(id, cancellationToken);
        return Task.CompletedTask;
    }

    public static Task<string?> FindAsync(int id, CancellationToken cancellationToken) => Task.FromResult(Find(id, cancellationToken));

    public static ValueTask SendValueAsync(int id, CancellationToken cancellationToken) => new(SendAsync(id, cancellationToken));

    public static ValueTask<string?> FindValueAsync(int id, CancellationToken cancellationToken) => new(Find(id, cancellationToken));
}
