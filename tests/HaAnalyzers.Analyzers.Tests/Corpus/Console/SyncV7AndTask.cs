// program
using Polly;

using var http = new HttpClient();
var policy = Policy.Handle<HttpRequestException>().Retry(3);
Task<string> pending = policy.{|HA1014:Execute|}(() => http.GetStringAsync(args[0]));
Console.WriteLine((await pending).Length);

string blocking = policy.Execute(() => http.GetStringAsync(args[0]).Result);
Console.WriteLine(blocking.Length);

int lines = policy.Execute(() =>
{
    using var reader = new StreamReader(http.Send(new HttpRequestMessage(HttpMethod.Get, args[0])).Content.ReadAsStream());
    return reader.ReadToEnd().Split('\n').Length;
});
Console.WriteLine(lines);
