namespace HaAnalyzers.Shapes.Tests.Contracts;

/// <summary>The shape of a client made for being derived from.</summary>
[NonCritical("The page leaves the prices out", ConsecutiveFailures = 1, TimeoutMilliseconds = 1_000)]
public abstract class PriceClient : PriceSource, IDisposable, IAsyncDisposable
{
    private readonly string? _address;

    protected PriceClient()
    {
    }

    protected PriceClient(string address) => _address = address;

#pragma warning disable CA1070 // that it can be overridden is the point
    public virtual event EventHandler? Changed;
#pragma warning restore CA1070

    /// <summary>What only the real client has.</summary>
    [EmptyFallback]
    public virtual string Address => _address ?? throw new InvalidOperationException("The base part of the guard was asked.");

    [DefaultFallback(10), OmitFallback("The old limit stays")]
    public virtual int Limit { get; protected internal set; }

    [EmptyFallback]
    public abstract Task<IReadOnlyList<decimal>> PricesAsync(int id, CancellationToken cancellationToken = default);

    [DefaultFallback]
    public virtual Task<T?> GetAsync<T>(T? value)
        where T : class => Task.FromResult(value);

    [DefaultFallback(-1)]
    public override int Count() => 3;

    public override string ToString() => "prices";

    public virtual void Dispose() => GC.SuppressFinalize(this);

    public async ValueTask DisposeAsync()
    {
        await DisposeAsyncCore();
        GC.SuppressFinalize(this);
    }

    protected virtual ValueTask DisposeAsyncCore() => default;

    protected void Raise() => Changed?.Invoke(this, EventArgs.Empty);
}
