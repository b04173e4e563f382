// program
// option: ha_shedding = gateway
using System.Net.Http.Json;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient<ILookup<string, Rate>, HttpLookup<string, Rate>>(client => client.BaseAddress = new Uri("https://rates"));
builder.Services.AddSingleton(typeof(IFeed<>), typeof(Feed<>));
builder.Services.GuardNonCriticalDependencies();

var app = builder.Build();
app.MapGet("/rates/{currency}", (string currency, ILookup<string, Rate> rates, CancellationToken token) => rates.FindAsync(currency, token));
app.MapGet("/news", async (IFeed<Article> news, CancellationToken token) => Results.Ok(await news.LatestAsync(token)));
app.MapGet("/anything", async (IServiceProvider services, CancellationToken token) => await services.GetRequiredService<IFeed<object>>().LatestAsync(token));
app.Run();

public sealed record Rate(decimal Value);

public sealed record Article(string Title);

[NonCritical("Prices are shown in the shop's currency only")]
public interface ILookup<TKey, T>
    where TKey : notnull
{
    [OmitFallback("The price is not converted")]
    Task<T?> FindAsync(TKey key, CancellationToken cancellationToken);
}

[NonCritical("The news box is empty")]
public interface IFeed<out T>
{
    [EmptyFallback]
    IReadOnlyList<T> Known { get; }

    [DefaultFallback(0)]
    Task<int> LatestAsync(CancellationToken cancellationToken);
}

public sealed class HttpLookup<TKey, T>(HttpClient http) : ILookup<TKey, T>
    where TKey : notnull
{
    public Task<T?> FindAsync(TKey key, CancellationToken cancellationToken) => http.GetFromJsonAsync<T>($"/{key}", cancellationToken);
}

public sealed class Feed<T>(IHttpClientFactory clients) : IFeed<T>
{
    public IReadOnlyList<T> Known => [];

    public async Task<int> LatestAsync(CancellationToken cancellationToken) =>
        (await clients.CreateClient("news").GetStringAsync("/latest", cancellationToken)).Length;
}
