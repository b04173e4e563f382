// program
using HaAnalyzers.AspNetCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLoadShedding(options => options.SheddingThreshold = {|HA3006:0.95|});
var app = builder.Build();
app.UseLoadShedding();
app.MapGet("/", () => "Hello");
app.Run();
