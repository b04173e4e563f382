using HaAnalyzers.Extensions.Tests.Contracts;

namespace HaAnalyzers.Extensions.Tests.Support;

/// <summary>The dependency behind <see cref="ICatalog"/>: answers with its arguments, fails on request.</summary>
internal sealed class Catalog : ICatalog
{
    public bool IsDown { get; set; }

    public string Edition { get; set; } = "";

    public string? Motto => Answer("motto");

    public Task<IReadOnlyList<string>> TitlesAsync(string? country, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([Answer($"{Edition}titles of {country}")]);

    public async ValueTask<string> PriceAsync(int id, string currency, DateOnly day, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return Answer(FormattableString.Invariant($"{id} {currency} {day:yyyy-MM-dd}"));
    }

    private string Answer(string answer) => IsDown ? throw new HttpRequestException("down") : answer;
}
