// program
// option: ha_shedding = gateway
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddCookie();
builder.Services.AddAuthorization(options =>
    options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
builder.Services.AddHealthChecks();

var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.{|HA2011:{|HA2010:MapHealthChecks|}|}("/health/ready");
app.MapHealthChecks("/health/live").AllowAnonymous();
app.MapHealthChecks("/health/details").RequireAuthorization();
app.MapGet("/", () => "Hello");
app.Run();
