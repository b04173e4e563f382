// library
using MailKit.Net.Smtp;
using MimeKit;

namespace Notifications;

public interface IEmailSender
{
    Task SendAsync(string to, string subject, string body, CancellationToken token);
}

public sealed class SmtpEmailSender(string host) : {|HA1004:IEmailSender|}
{
    public async Task SendAsync(string to, string subject, string body, CancellationToken token)
    {
        using var message = new MimeMessage { Subject = subject, Body = new TextPart("plain") { Text = body } };
        message.From.Add(MailboxAddress.Parse("shop@example.org"));
        message.To.Add(MailboxAddress.Parse(to));
        using var client = new SmtpClient();
        await client.ConnectAsync(host, 587, cancellationToken: token);
        await client.SendAsync(message, token);
        await client.DisconnectAsync(true, token);
    }
}

public sealed class ConsoleEmailSender : IEmailSender
{
    public Task SendAsync(string to, string subject, string body, CancellationToken token)
    {
        Console.WriteLine($"{to}: {subject}");
        return Task.CompletedTask;
    }
}
