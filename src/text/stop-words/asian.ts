// Stop words of Hindi, Indonesian and Vietnamese.

export const hindi = `
का के की को में से पर ने है हैं था थी थे हो होता होती होते हुआ हुई हुए हों होना होने होगा होगी होंगे रहा रही रहे गया गई गए गयी गये
कर करता करती करते करने करना किया की किए किये करके दिया दी दिए जा जाता जाती जाते जाने सकता सकती सकते चाहिए
और या एवं तथा लेकिन परन्तु मगर किन्तु कि क्योंकि यदि अगर तो भी ही तक साथ लिए द्वारा बाद पहले बीच ऊपर नीचे अंदर बाहर
यह ये वह वे इस इन उस उन इसे इन्हें उसे उन्हें इसका इसके इसकी उसका उसके उसकी उनका उनके उनकी इनका इनके इनकी
मैं मुझे मेरा मेरे मेरी हम हमें हमारा हमारे हमारी तुम तुम्हारा आप आपका आपके आपकी अपना अपने अपनी स्वयं
जो जिस जिसे जिसका जिसके जिसकी जिन जिनका जिनके जिनकी जिसमें जिससे
क्या कौन किस किसे किसने किसका किसके किसकी कब कहाँ कहां क्यों कैसे कितना कितने कितनी कौनसा कौनसी किन
नहीं न ना मत जब तब अब यहाँ यहां वहाँ वहां सब सभी कुछ कई बहुत अधिक एक दो अन्य दूसरे ऐसा ऐसे ऐसी वाला वाले वाली जैसे रूप प्रकार
`;

export const indonesian = `
ada adalah agar akan aku anda antara apa apakah atas atau
bagaimana bagi bahkan bahwa banyak baru beberapa begitu belum berapa bisa boleh bukan
dalam dan dapat dari daripada demi demikian dengan di dia dimana
hal hanya harus hingga
ia ialah ini itu
jadi jika juga
kami kamu kapan karena ke kemudian kepada ketika kita
lagi lain lalu lebih
maka mana masih melalui mengapa menjadi mereka merupakan meskipun
namun
oleh
pada para per pernah
saat saja sampai sangat saya sebagai sebelum sebuah secara sedang sehingga sejak selama semua seorang seperti serta sesuatu
setelah setiap siapa suatu sudah
tanpa tapi telah tentang terhadap tersebut tetapi tidak
untuk
yaitu yang
`;

export const vietnamese = `
ai anh bà bao bên bị bởi các cách cái cần càng cho chỉ chưa chứ có còn con của cùng cũng
đã đang đâu đây đều để đến đi điều đó được
gì giữa hay hãy hết hoặc hơn
khi không là lại làm lên lúc
mà mình mỗi một
nào này nên nếu người nhiều như nhưng những nó nữa
ở ông phải qua ra rằng rất rồi
sao sau sẽ sự
tại tất thế thì theo thêm trên trong trước từ tự
và vẫn vào về vì việc với vừa
`;
