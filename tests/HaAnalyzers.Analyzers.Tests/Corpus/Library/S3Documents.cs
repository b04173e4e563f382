// library
using Amazon.S3;
using Amazon.S3.Model;

namespace Documents;

[Critical("Users come for their documents")]
public interface IDocumentStore
{
    Task<Stream> OpenAsync(string key, CancellationToken token);

    Task<bool> ExistsAsync(string key, CancellationToken token);
}

public sealed class S3DocumentStore(IAmazonS3 s3, string bucket) : IDocumentStore
{
    public async Task<Stream> OpenAsync(string key, CancellationToken token)
    {
        GetObjectResponse response = await s3.GetObjectAsync(bucket, key, token);
        return response.ResponseStream;
    }

    public async Task<bool> ExistsAsync(string key, CancellationToken token)
    {
        try
        {
            await s3.GetObjectMetadataAsync(bucket, key, token);
            return true;
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            return false;
        }
    }
}
