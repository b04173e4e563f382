using HaAnalyzers.Extensions.Tests.Contracts;

namespace HaAnalyzers.Extensions.Tests.Support;

/// <summary>The dependency behind <see cref="IPrices"/>: fails on request, counts its disposals.</summary>
internal sealed class Prices(string source = "live") : IPrices, IDisposable
{
    public Prices()
        : this("live")
    {
    }

    public bool IsDown { get; set; }

    public int Disposals { get; private set; }

    public string Source => IsDown ? throw new HttpRequestException("down") : source;

    public int PriceOf(int id) => IsDown ? throw new HttpRequestException("down") : id * 10;

    public void Dispose() => Disposals++;
}
