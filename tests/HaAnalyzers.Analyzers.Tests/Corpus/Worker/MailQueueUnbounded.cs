// library
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mailing;

public sealed record Mail(string To, string Subject, string Body);

public sealed class MailQueue
{
    private readonly Channel<Mail> _mails = {|HA3005:Channel.CreateUnbounded<Mail>()|};

    public ValueTask EnqueueAsync(Mail mail, CancellationToken token) => _mails.Writer.WriteAsync(mail, token);

    public IAsyncEnumerable<Mail> ReadAllAsync(CancellationToken token) => _mails.Reader.ReadAllAsync(token);
}

public sealed class MailSender(MailQueue queue, ILogger<MailSender> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (Mail mail in queue.ReadAllAsync(stoppingToken))
        {
            logger.LogInformation("Sending to {Address}", mail.To);
            await Task.Delay(10, stoppingToken);
        }
    }
}
