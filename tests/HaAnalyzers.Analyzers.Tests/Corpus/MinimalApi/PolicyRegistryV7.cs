// program
using Polly;
using Polly.Extensions.Http;
using Polly.Registry;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
IPolicyRegistry<string> policies = builder.Services.AddPolicyRegistry();
policies.Add("retry", HttpPolicyExtensions.HandleTransientHttpError().WaitAndRetryAsync(3, attempt => TimeSpan.FromSeconds(attempt)));
policies.Add("breaker", HttpPolicyExtensions.HandleTransientHttpError().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30)));
policies.Add("answer", HttpPolicyExtensions.HandleTransientHttpError().FallbackAsync(new HttpResponseMessage(System.Net.HttpStatusCode.NoContent)));
policies["attempt"] = Policy.TimeoutAsync<HttpResponseMessage>(5);
policies["total"] = Policy.TimeoutAsync<HttpResponseMessage>(20);

builder.Services.AddHttpClient("catalog")
    .AddPolicyHandlerFromRegistry("answer")
    .AddPolicyHandlerFromRegistry("total")
    .AddPolicyHandlerFromRegistry("retry")
    .AddPolicyHandlerFromRegistry("breaker")
    .AddPolicyHandlerFromRegistry("attempt");
builder.Services.AddHttpClient("basket")
    .AddPolicyHandlerFromRegistry("retry")
    .AddPolicyHandlerFromRegistry("breaker")
    .{|HA1009:AddPolicyHandlerFromRegistry|}("answer");
builder.Services.AddHttpClient("prices")
    .AddPolicyHandlerFromRegistry("attempt")
    .AddPolicyHandlerFromRegistry("retry")
    .{|HA1009:AddPolicyHandlerFromRegistry|}("total");
builder.Services.AddHttpClient("stock")
    .AddPolicyHandlerFromRegistry("retry")
    .AddPolicyHandlerFromRegistry(builder.Configuration["StockPolicy"]!);
builder.Services.AddHttpClient("methods")
    .AddPolicyHandlerFromRegistry((registry, request) => registry.Get<IAsyncPolicy<HttpResponseMessage>>(request.Method == HttpMethod.Get ? "retry" : "attempt"));

WebApplication app = builder.Build();
app.UseLoadShedding();
app.MapGet("/", async (IHttpClientFactory clients, CancellationToken token) => await clients.CreateClient("catalog").GetStringAsync("/", token));
app.Run();
