// program
// option: ha_shedding = gateway
using Polly;
using Polly.Extensions.Http;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient("catalog").AddPolicyHandler((services, request) =>
    HttpPolicyExtensions.HandleTransientHttpError().{|HA1008:CircuitBreakerAsync|}(5, TimeSpan.FromSeconds(30)));
builder.Services.AddHttpClient("prices").AddPolicyHandler(
    HttpPolicyExtensions.HandleTransientHttpError().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30)));
builder.Services.AddHttpClient("stock")
    .AddTransientHttpErrorPolicy(policy => policy.WaitAndRetryAsync(3, attempt => TimeSpan.FromSeconds(attempt)))
    .AddTransientHttpErrorPolicy(policy => policy.CircuitBreakerAsync(5, TimeSpan.FromSeconds(30)));

var app = builder.Build();
app.MapGet("/{name}", async (string name, IHttpClientFactory factory, CancellationToken token) =>
    await factory.CreateClient(name).GetStringAsync("/", token));
app.Run();
