// program
// option: ha_shedding = gateway
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHealthChecks();

var app = builder.Build();
app.MapHealthChecks("/healthz");
app.MapGet("/rot13/{text}", (string text) => string.Concat(text.Select(Rotate)));
app.Run();

static char Rotate(char letter) => letter switch
{
    >= 'a' and <= 'z' => (char)('a' + ((letter - 'a' + 13) % 26)),
    >= 'A' and <= 'Z' => (char)('A' + ((letter - 'A' + 13) % 26)),
    _ => letter,
};
