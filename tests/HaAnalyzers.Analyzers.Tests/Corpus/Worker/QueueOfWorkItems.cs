// program
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSingleton({|HA3005:Channel.CreateUnbounded<string>()|});
builder.Services.AddSingleton(_ => Channel.CreateBounded<int>(1_000));
builder.Services.AddHostedService<Reader>();
builder.Build().Run();

public sealed class Reader(Channel<string> names, Channel<int> numbers, ILogger<Reader> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (string name in names.Reader.ReadAllAsync(stoppingToken))
        {
            logger.LogInformation("{Name}", name);
            await numbers.Writer.WriteAsync(name.Length, stoppingToken);
        }
    }
}
