// program
// option: ha_shedding = gateway
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Hosting;

var builder = WebApplication.CreateBuilder(args);
if (builder.Environment.IsDevelopment())
{
    builder.Services.AddDistributedMemoryCache();
}
else
{
    builder.Services.AddStackExchangeRedisCache(options => options.Configuration = "cache-1:6379,cache-2:6379");
}

builder.Services.AddScoped<ISessions, CachedSessions>();
var app = builder.Build();
app.MapGet("/session/{id}", (string id, ISessions sessions, CancellationToken token) => sessions.FindAsync(id, token));
app.Run();

[Critical("Sessions live in the cache and nowhere else")]
public interface ISessions
{
    Task<string?> FindAsync(string id, CancellationToken token);
}

public sealed class CachedSessions(IDistributedCache cache) : ISessions
{
    public Task<string?> FindAsync(string id, CancellationToken token) => cache.GetStringAsync(id, token);
}
