// program
using HaAnalyzers.AspNetCore;
using Microsoft.Extensions.Configuration;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLoadShedding(options =>
{
    options.SheddingThreshold = builder.Configuration.GetValue("Shedding:Threshold", 0.75);
    options.LatencyObjective = TimeSpan.FromMilliseconds(250);
});
builder.Services.AddHealthChecks();
var app = builder.Build();
app.UseLoadShedding();
app.MapHealthChecks("/healthz");
app.MapGet("/", () => "Hello");
app.Run();
