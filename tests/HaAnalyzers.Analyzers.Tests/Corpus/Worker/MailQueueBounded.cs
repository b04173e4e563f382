// library
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;

namespace Mailing;

public sealed record Mail(string To, string Subject);

public sealed class MailQueue
{
    private readonly Channel<Mail> _mails = Channel.CreateBounded<Mail>(
        new BoundedChannelOptions(500) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    public bool TryEnqueue(Mail mail) => _mails.Writer.TryWrite(mail);

    public IAsyncEnumerable<Mail> ReadAllAsync(CancellationToken token) => _mails.Reader.ReadAllAsync(token);
}

public sealed class MailSender(MailQueue queue, System.Net.Mail.SmtpClient smtp) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (Mail mail in queue.ReadAllAsync(stoppingToken))
        {
            try
            {
                await smtp.SendMailAsync("shop@example.org", mail.To, mail.Subject, "", stoppingToken);
            }
            catch (System.Net.Mail.SmtpException exception)
            {
                Console.Error.WriteLine(exception.Message);
            }
        }
    }
}
