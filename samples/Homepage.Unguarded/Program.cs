using Homepage.Services;
using Homepage.Unguarded;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
if (!ServiceAddresses.TryRead(builder.Configuration, out ServiceAddresses? services, out string missing))
{
    await Console.Error.WriteLineAsync($"""
        {missing}

        This is the homepage as it is usually written. It needs five services that are already running:
          dotnet run --project samples/Homepage.Unguarded -- --Services:account=http://localhost:5001/ ...
        To see it beside the guarded page, with services to break:
          dotnet run --project samples/Homepage -- --serve
        To see what the analyzers say about it:
          dotnet build samples/Homepage.Unguarded --no-incremental
        """);
    return 2;
}

await using WebApplication app = UnguardedSite.Build(builder, services);
await app.RunAsync();
return 0;
