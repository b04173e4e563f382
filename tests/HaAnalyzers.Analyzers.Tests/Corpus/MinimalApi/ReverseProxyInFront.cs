// program
// option: ha_shedding = gateway
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddProblemDetails();
builder.Services.AddOutputCache();
var app = builder.Build();
app.UseExceptionHandler();
app.UseOutputCache();
app.MapGet("/sitemap.xml", () => Results.Text("<urlset/>", "application/xml")).CacheOutput();
app.MapGet("/robots.txt", () => "User-agent: *");
app.Run();
