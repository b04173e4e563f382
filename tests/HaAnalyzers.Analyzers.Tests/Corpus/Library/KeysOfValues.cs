// library
namespace Shop.Prices;

public readonly record struct Currency(string Code);

public sealed class ArticleNumber(string text) : IEquatable<ArticleNumber>
{
    private readonly string _text = text;

    public bool Equals(ArticleNumber? other) => other is not null && other._text == _text;

    public override bool Equals(object? obj) => Equals(obj as ArticleNumber);

    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);
}

[NonCritical("Prices of the last minutes are shown")]
public interface IPrices
{
    [CachedFallback, EmptyFallback]
    Task<IReadOnlyList<decimal>> OfAsync(ArticleNumber article, Currency currency, DateOnly day, CancellationToken token);

    [CachedFallback, OmitFallback("No price")]
    Task<string?> LabelAsync(Guid article, string? culture, Uri shop);

    [CachedFallback, EmptyFallback]
    Task<IReadOnlyList<decimal>> ForAllAsync();

    [CachedFallback, EmptyFallback]
    Task<IReadOnlyList<decimal>> OfManyAsync(List<int> {|HA0006:articles|});
}
